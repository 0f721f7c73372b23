/** Who may come in. */
@NullMarked
package org.taizhang.projections.account;

import org.jspecify.annotations.NullMarked;
