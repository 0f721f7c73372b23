/** Checks that are owed again and again: what is looked at, how often, by whom, what was found, and which were missed. */
@NullMarked
package org.taizhang.domain.inspection;

import org.jspecify.annotations.NullMarked;
