/** Problems over HTTP, and what they know of incidents and changes. */
@NullMarked
package org.taizhang.api.problem;

import org.jspecify.annotations.NullMarked;
