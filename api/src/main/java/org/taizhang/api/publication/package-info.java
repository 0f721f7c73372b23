/** What is to be published, over HTTP. */
@NullMarked
package org.taizhang.api.publication;

import org.jspecify.annotations.NullMarked;
