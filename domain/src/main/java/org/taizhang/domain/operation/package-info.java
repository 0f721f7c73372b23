/** Operations: routine ones by their manual's steps, special and temporary ones approved first and done by two, each recorded step by step. */
@NullMarked
package org.taizhang.domain.operation;

import org.jspecify.annotations.NullMarked;
