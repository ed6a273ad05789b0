#pragma once

#include "ui/compose/parameterfield.h"

class QLineEdit;

namespace limner {

//! An input file: an https address, or a local file that travels inside the request. Picked, typed
//! or dropped. A parameter that takes several has them one after the other, separated by " | ".
class FileField final : public ParameterField {
    Q_OBJECT
public:
    //! Larger files fail at the provider after being accepted (providers.md §1.2).
    static constexpr qint64 largestFile = 4'000'000;

    FileField(const Parameter &parameter, QWidget *parent);
    void write(Json &values) const override;
    void read(const Json &values) override;
    Result<> writeForSending(Json &values) const override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] QStringList entries() const;
    void add(const QStringList &files);
    void pick();

    bool m_several = false;
    QString m_accept = {};
    QLineEdit *m_edit = nullptr;
};

} // namespace limner
