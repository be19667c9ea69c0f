#pragma once

#include <string>

#include "base/diagnostic.h"
#include "press/intent.h"

class QPDFObjectHandle;

namespace codong::pressing {

// Separates an RGB image into the output intent's inks, in place; its soft mask stays. Grey, CMYK and stencil images
// are left as they are. Anything else is a problem: press/image-colour.
void separate_image(QPDFObjectHandle image, const OutputIntent& intent, double ink_limit, const std::string& place,
                    Diagnostics& problems);

}  // namespace codong::pressing
