/** What every controller shares: commands with receipts, pages, waiting for read models, errors as problem details. */
@NullMarked
package org.taizhang.api.web;

import org.jspecify.annotations.NullMarked;
