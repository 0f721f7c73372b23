/** Requests for service with their timeline, and what is owed of them. */
@NullMarked
package org.taizhang.projections.request;

import org.jspecify.annotations.NullMarked;
