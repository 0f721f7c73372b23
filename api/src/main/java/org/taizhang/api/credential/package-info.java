/** Credentials over HTTP: secrets go in and never come out. */
@NullMarked
package org.taizhang.api.credential;

import org.jspecify.annotations.NullMarked;
