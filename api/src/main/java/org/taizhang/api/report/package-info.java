/** Reports as documents: one model of what a report says, written as DOCX, XLSX and PDF whose bytes depend on nothing else. */
@NullMarked
package org.taizhang.api.report;

import org.jspecify.annotations.NullMarked;
