/** Evaluations and the indicators in force, over HTTP. */
@NullMarked
package org.taizhang.api.evaluation;

import org.jspecify.annotations.NullMarked;
