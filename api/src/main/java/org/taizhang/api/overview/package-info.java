/** The state of everything at a glance. */
@NullMarked
package org.taizhang.api.overview;

import org.jspecify.annotations.NullMarked;
