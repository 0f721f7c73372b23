/** Credentials as they are shown: by name alone. */
@NullMarked
package org.taizhang.projections.credential;

import org.jspecify.annotations.NullMarked;
