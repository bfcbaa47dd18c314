/**
 * Editors that check files while they are written: JSON Schemas in a project's folder, and the
 * settings of VS Code and IntelliJ that name them.
 */
package org.loopwright.service.editor;
