/** Whose personal data is to be erased: asked for by one administrator, decided by another, carried out by the product. */
@NullMarked
package org.taizhang.domain.erasure;

import org.jspecify.annotations.NullMarked;
