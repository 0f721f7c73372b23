/** Every peer the machine has, watched by the product, harmed, and the alerts that come of it. */
@NullMarked
package org.taizhang.api.demo;

import org.jspecify.annotations.NullMarked;
