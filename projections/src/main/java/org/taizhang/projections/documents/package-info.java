/** The port behind which read models lie as JSON documents, and its engines. */
@NullMarked
package org.taizhang.projections.documents;

import org.jspecify.annotations.NullMarked;
