/** Takes the digest of each target's day once it is over, and gives the raw day away. */
@NullMarked
package org.taizhang.api.digest;

import org.jspecify.annotations.NullMarked;
