#pragma once

#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <string>

// libjpeg's header does not include what it needs.
// clang-format off
#include <jpeglib.h>
// clang-format on

namespace codong {

// libjpeg ends a call it cannot finish through error_exit, which must not return: it jumps back to run().
struct JpegErrors {
    jpeg_error_mgr manager;  // first, so that libjpeg's pointer to it is a pointer to this
    jmp_buf jump;
    char text[JMSG_LENGTH_MAX] = {};

    jpeg_error_mgr* install() {
        jpeg_std_error(&manager);
        manager.error_exit = [](j_common_ptr common) {
            auto* self = reinterpret_cast<JpegErrors*>(common->err);
            common->err->format_message(common, self->text);
            longjmp(self->jump, 1);
        };
        manager.output_message = [](j_common_ptr) {};
        return &manager;
    }

    // True when `step`, which calls libjpeg, came to its end. It may be left in the middle, so nothing in it may need a
    // destructor.
    template <class Step>
    [[gnu::noinline]] bool run(const Step& step) {
        if (setjmp(jump)) return false;
        step();
        return true;
    }
};

}  // namespace codong
