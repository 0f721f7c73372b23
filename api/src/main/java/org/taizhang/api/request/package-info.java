/** Requests for service over HTTP. */
@NullMarked
package org.taizhang.api.request;

import org.jspecify.annotations.NullMarked;
