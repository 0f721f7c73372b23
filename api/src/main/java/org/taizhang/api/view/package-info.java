/** The read models themselves: how they fare, and building one anew. */
@NullMarked
package org.taizhang.api.view;

import org.jspecify.annotations.NullMarked;
