/** The operations body of a unit: its leader, posts and people, what they are trained and tested in, what they may do, and what they report. */
@NullMarked
package org.taizhang.domain.staff;

import org.jspecify.annotations.NullMarked;
