/** The OpenAPI document: read off the controllers by springdoc, completed here with what a signature does not say. */
@NullMarked
package org.taizhang.api.contract;

import org.jspecify.annotations.NullMarked;
