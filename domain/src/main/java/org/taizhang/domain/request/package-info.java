/** Requests for service: applications and departments that come and go, permissions, processes, handlers, revised sites. */
@NullMarked
package org.taizhang.domain.request;

import org.jspecify.annotations.NullMarked;
