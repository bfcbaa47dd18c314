/**
 * Specifications as Jinja2 templates: {@code set}, {@code if}, {@code for}, filters, and the
 * functions {@code include}, {@code include_all}, {@code include_text}, {@code add_to_path}, {@code
 * path_exists}, {@code find_path} and {@code cwd} of Timeloop's front end. Templates are untrusted:
 * they see texts, numbers, lists and maps, never an object of the program; they read files in the
 * specification's folders only; output, steps, files and nesting are bounded. Uses {@code
 * org.loopwright.formats.document}, and Jinjava behind {@link
 * org.loopwright.formats.template.JinjaSandbox}.
 */
package org.loopwright.formats.template;
