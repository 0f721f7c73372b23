/** What is to be published, as it stands. */
@NullMarked
package org.taizhang.projections.publication;

import org.jspecify.annotations.NullMarked;
