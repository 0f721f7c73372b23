/** What must be made public, as it stands, and what it owes. */
@NullMarked
package org.taizhang.projections.disclosure;

import org.jspecify.annotations.NullMarked;
