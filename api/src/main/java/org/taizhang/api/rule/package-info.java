/** The rules of kinds: what the product brings, what units say, and which hold. */
@NullMarked
package org.taizhang.api.rule;

import org.jspecify.annotations.NullMarked;
