/** Has ranges of a network looked through on request, and findings adopted as targets. */
@NullMarked
package org.taizhang.api.discovery;

import org.jspecify.annotations.NullMarked;
