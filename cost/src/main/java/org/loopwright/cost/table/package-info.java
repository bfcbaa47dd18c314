/**
 * Energy and area reference tables (ERT and ART): what an action and an instance cost. Uses only
 * the model.
 */
package org.loopwright.cost.table;
