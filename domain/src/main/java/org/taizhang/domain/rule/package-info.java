/** What a unit says of the rules of a kind of targets, for itself and for the units below it. */
@NullMarked
package org.taizhang.domain.rule;

import org.jspecify.annotations.NullMarked;
