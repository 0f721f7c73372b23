/** Who answers for which process, over HTTP. */
@NullMarked
package org.taizhang.api.mandate;

import org.jspecify.annotations.NullMarked;
