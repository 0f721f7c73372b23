/** Documents, policies among them: labelled, versioned, approved, published, read by whom they are for, reviewed, withdrawn. */
@NullMarked
package org.taizhang.domain.document;

import org.jspecify.annotations.NullMarked;
