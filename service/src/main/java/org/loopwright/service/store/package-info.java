/**
 * Tables that outlast a run: what they hold, where a run keeps them, and the questions that are
 * asked of them. How they are written and asked is in a jar of its own, found when it is needed.
 */
package org.loopwright.service.store;
