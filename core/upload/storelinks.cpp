#include "core/upload/storelinks.h"

namespace limner {

void StoreLinks::setConfig(LinkMode mode, std::chrono::seconds lifetime)
{
    m_mode = mode;
    m_lifetime = lifetime;
}

Result<Link> StoreLinks::of(const Upload &upload,
                            std::optional<std::chrono::seconds> lifetime) const
{
    if (upload.state != UploadState::Stored)
        return fail(ErrorKind::NotUploaded);
    if (upload.location != m_here.name())
        return fail(m_here.name().isEmpty() ? ErrorKind::NotConfigured : ErrorKind::OtherStore,
                    upload.location);
    return makeLink(m_store, m_copies.linked(upload), m_mode, m_here.known(),
                    lifetime.value_or(m_lifetime), m_clock.now());
}

} // namespace limner
