/** Who may read, copy, move, query or change data, until when, and what they did. */
@NullMarked
package org.taizhang.domain.access;

import org.jspecify.annotations.NullMarked;
