/** Defects that were found: who puts them right until when, what keeps them from coming back, and who has verified it. */
@NullMarked
package org.taizhang.domain.nonconformity;

import org.jspecify.annotations.NullMarked;
