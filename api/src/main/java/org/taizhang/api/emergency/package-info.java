/** Emergencies over HTTP. */
@NullMarked
package org.taizhang.api.emergency;

import org.jspecify.annotations.NullMarked;
