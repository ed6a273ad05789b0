#include "app/outboxconfig.h"

namespace limner {

OutboxConfig outboxConfig(const Settings &settings)
{
    OutboxConfig config;
    config.keyTemplate = settings.keyTemplate;
    config.links = linkModeFromString(settings.links).value_or(LinkMode::Automatic);
    config.linkLifetime = std::chrono::hours{settings.linkHours};
    config.deleted =
        settings.removeDeleted ? OutboxConfig::Deleted::Removed : OutboxConfig::Deleted::Kept;
    if (settings.shareCopies)
        config.shareCopy =
            ShareWish{.format = shareFormatFromString(settings.shareFormat).value_or(ShareFormat{}),
                      .edge = settings.shareEdge,
                      .quality = settings.shareQuality};
    return config;
}

} // namespace limner
