/** Erasures of personal data over HTTP, and how they are carried out. */
@NullMarked
package org.taizhang.api.erasure;

import org.jspecify.annotations.NullMarked;
