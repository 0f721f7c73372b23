/** The application: HTTP in and out, security, and the wiring of the other modules. */
@NullMarked
package org.taizhang.api;

import org.jspecify.annotations.NullMarked;
