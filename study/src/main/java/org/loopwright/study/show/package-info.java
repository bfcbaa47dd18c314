/** What came of a study: as text, JSON and CSV, as charts, as a page, and as files of a folder. */
package org.loopwright.study.show;
