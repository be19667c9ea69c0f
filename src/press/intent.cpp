#include "press/intent.h"

#include <lcms2.h>

#include <algorithm>
#include <mutex>

#include "press/deflate.h"

namespace codong {

struct OutputIntent::Impl {
    std::string icc, condition, description, deflated;
    cmsContext context = nullptr;
    cmsHPROFILE profile = nullptr;
    // Sampling the device link takes tens of milliseconds, and most sheets hold no photo.
    mutable std::once_flag once;
    mutable cmsHTRANSFORM transform = nullptr;

    ~Impl() {
        if (transform) cmsDeleteTransform(transform);
        if (profile) cmsCloseProfile(profile);
        if (context) cmsDeleteContext(context);
    }
    void make_transform() const {
        const cmsHPROFILE srgb = cmsCreate_sRGBProfileTHR(context);
        transform = cmsCreateTransformTHR(context, srgb, TYPE_RGB_8, profile, TYPE_CMYK_8, INTENT_RELATIVE_COLORIMETRIC,
                                          cmsFLAGS_BLACKPOINTCOMPENSATION | cmsFLAGS_NOCACHE);
        cmsCloseProfile(srgb);
    }
};

OutputIntent::OutputIntent() : m_impl(std::make_unique<Impl>()) {}
OutputIntent::~OutputIntent() = default;

Result<std::shared_ptr<const OutputIntent>> OutputIntent::open(std::string icc, std::string condition) {
    std::shared_ptr<OutputIntent> intent(new OutputIntent);
    Impl& impl = *intent->m_impl;
    impl.icc = std::move(icc);
    impl.condition = std::move(condition);
    impl.context = cmsCreateContext(nullptr, nullptr);
    impl.profile =
        cmsOpenProfileFromMemTHR(impl.context, impl.icc.data(), static_cast<cmsUInt32Number>(impl.icc.size()));
    if (!impl.profile || cmsGetDeviceClass(impl.profile) != cmsSigOutputClass ||
        cmsGetColorSpace(impl.profile) != cmsSigCmykData)
        return error("press/bad-profile", {impl.condition});
    char text[256] = {};
    cmsGetProfileInfoASCII(impl.profile, cmsInfoDescription, "en", "US", text, sizeof text - 1);
    impl.description = text;
    impl.deflated = pressing::deflated(impl.icc, 6);
    return std::shared_ptr<const OutputIntent>(std::move(intent));
}

const std::string& OutputIntent::condition() const {
    return m_impl->condition;
}
const std::string& OutputIntent::description() const {
    return m_impl->description;
}
const std::string& OutputIntent::profile() const {
    return m_impl->icc;
}
const std::string& OutputIntent::deflated() const {
    return m_impl->deflated;
}

bool OutputIntent::separate(std::span<const uint8_t> rgb, std::span<uint8_t> cmyk, double ink_limit) const {
    std::call_once(m_impl->once, [this] { m_impl->make_transform(); });
    if (!m_impl->transform || cmyk.size() / 4 < rgb.size() / 3) return false;
    const size_t pixels = rgb.size() / 3;
    cmsDoTransform(m_impl->transform, rgb.data(), cmyk.data(), static_cast<cmsUInt32Number>(pixels));
    const int limit = static_cast<int>(ink_limit * 255 / 100);
    for (size_t i = 0; i < pixels; ++i) {
        uint8_t* p = &cmyk[4 * i];
        const int colour = p[0] + p[1] + p[2];
        if (colour + p[3] <= limit) continue;
        const int room = std::max(0, limit - p[3]);
        for (int j = 0; j < 3; ++j) p[j] = static_cast<uint8_t>(p[j] * room / colour);
    }
    return true;
}

}  // namespace codong
