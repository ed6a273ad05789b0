#pragma once

#include <QLocale>
#include <QString>
#include <QTranslator>

#include <memory>
#include <vector>

namespace limner {

//! The translators of one language, ours and Qt's own, while they are installed.
class Languages {
public:
    //! "" = the system's; "en"; "zh_CN". Replaces what was installed; sets the default locale too.
    void install(const QString &language);

private:
    void add(const QLocale &locale, const QString &name, const QString &folder);
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace limner
