/** What people work on: reported, graded, assigned, accepted, resolved by one and closed by another. */
@NullMarked
package org.taizhang.domain.incident;

import org.jspecify.annotations.NullMarked;
