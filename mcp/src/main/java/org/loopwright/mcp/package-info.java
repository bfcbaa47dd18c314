/**
 * The program as tools for agents, by the Model Context Protocol: each tool is a command, run in
 * this process with the words that its arguments become, and its answer is JSON. Reads and writes
 * no file but those of one folder, if one is given. Knows nothing of the command line but {@code
 * WorkerCommands}.
 */
package org.loopwright.mcp;
