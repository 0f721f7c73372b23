/** What other systems report: how they come in, the forms they speak, and what becomes of it. */
@NullMarked
package org.taizhang.api.source;

import org.jspecify.annotations.NullMarked;
