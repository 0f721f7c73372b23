/** Changes of the platform: requested, assessed, approved, carried out in their window, reviewed, by four different people. */
@NullMarked
package org.taizhang.domain.change;

import org.jspecify.annotations.NullMarked;
