/** Looking through ranges of a network, on request, for what could be watched. */
@NullMarked
package org.taizhang.domain.discovery;

import org.jspecify.annotations.NullMarked;
