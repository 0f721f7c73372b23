/** The contract as committed, and what it is held to. */
@NullMarked
package org.taizhang.openapi;

import org.jspecify.annotations.NullMarked;
