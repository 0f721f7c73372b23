/** Authorisations to access data over HTTP. */
@NullMarked
package org.taizhang.api.access;

import org.jspecify.annotations.NullMarked;
