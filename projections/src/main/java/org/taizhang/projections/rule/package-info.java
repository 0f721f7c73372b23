/** What units say of the rules of kinds. */
@NullMarked
package org.taizhang.projections.rule;

import org.jspecify.annotations.NullMarked;
