/** Evaluations of websites and new-media accounts by the indicators in force: values in, score, vetoes and judgement out. */
@NullMarked
package org.taizhang.domain.evaluation;

import org.jspecify.annotations.NullMarked;
